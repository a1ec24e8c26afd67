import { Empty } from "#app/components/empty.tsx"
import { Facts } from "#app/components/facts.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { Notice } from "#app/components/notice.tsx"
import { Pagination } from "#app/components/pagination.tsx"
import { Panel } from "#app/components/panel.tsx"
import { PersonCard } from "#app/components/person-card.tsx"
import { PetitionProgress } from "#app/components/petition-progress.tsx"
import { FindingSplit } from "#app/components/split.tsx"
import { Tally } from "#app/components/tally.tsx"
import { Timeline } from "#app/components/timeline.tsx"
import { VoteCounts } from "#app/components/vote-counts.tsx"
import { GuideSection } from "./section.tsx"

const many = { kept: 63, "partly-kept": 41, broken: 48, "in-progress": 57, "not-due": 57 }
const few = { kept: 2, broken: 1, "not-due": 3 }

/** The parts of which pages are made. */
export function Pieces() {
  return (
    <>
      <GuideSection title="Two voices, one block">
        <FindingSplit
          deputy={{ rating: "kept", quote: "All 85 lamps stand.", foot: "12 May 2026" }}
          watchdog={{ rating: "partly-kept", quote: "31 of 85 give light.", foot: "3 June 2026" }}
        />
        <FindingSplit
          deputy={{ asked: "Asked on 3 November 2026." }}
          watchdog={{ rating: "broken", quote: "The bridge was not begun." }}
        />
      </GuideSection>
      <GuideSection title="Charts">
        <Tally counts={many} />
        <Tally counts={few} />
        <VoteCounts counts={{ yes: 16, no: 5, abstain: 2, absent: 4 }} />
        <PetitionProgress
          count={46}
          needed={75}
          note="29 more are needed; 14 days are left."
          figure
        />
      </GuideSection>
      <GuideSection title="Time line">
        <Timeline
          steps={[
            { state: "done", title: "Registered", date: "1 March 2026", article: "Art. 113-9" },
            { state: "now", title: "Signatures", text: "Until 31 March 2026." },
            { state: "to-come", title: "Vote" },
          ]}
        />
      </GuideSection>
      <GuideSection title="Lists and boxes">
        <List>
          <ListItem title="A title that leads on" href="#main" meta={["A deputy", "3 June 2026"]} />
          <ListItem title="A title that does not" meta={["12 May 2026"]} />
        </List>
        <List>
          <PersonCard href="#main" name="A deputy" office="District 5" counts={few} />
        </List>
        <Facts facts={[{ term: "Deadline", value: "31 December 2026" }]} />
        <Notice title="A word beside the page">Nothing of this has force in law.</Notice>
        <Notice kind="legal">What is said here has consequences in law.</Notice>
        <Panel title="Something to act on">
          <p>Nothing else gets a box.</p>
        </Panel>
        <Empty title="No promise yet" reason="Nobody has recorded one." />
        <Pagination previous="#main" next="#main" />
      </GuideSection>
    </>
  )
}
