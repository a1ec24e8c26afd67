// Judges proofs and notes of the log with the verifiers of Go's checksum database, which nobody here wrote.
// Reads cases as a JSON array from standard input, writes one true or false each as a JSON array.
package main

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type judged struct {
	Kind  string   `json:"kind"`
	Index string   `json:"index"`
	Size  string   `json:"size"`
	Root  string   `json:"root"`
	Leaf  string   `json:"leaf"`
	Older string   `json:"older"`
	From  string   `json:"from"`
	Proof []string `json:"proof"`
	Vkey  string   `json:"vkey"`
	Note  string   `json:"note"`
}

func main() {
	var cases []judged
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	verdicts := make([]bool, len(cases))
	for i, c := range cases {
		verdicts[i] = judge(c)
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		panic(err)
	}
}

func judge(c judged) bool {
	if c.Kind == "note" {
		return isSigned(c)
	}
	size, err := strconv.ParseInt(c.Size, 10, 64)
	// Beyond 2^62 Go's search for a power of two runs over and never ends.
	if err != nil || size > 1<<62 {
		return false
	}
	root, proof, ok := hashesOf(c)
	if !ok {
		return false
	}
	if c.Kind == "inclusion" {
		index, err := strconv.ParseInt(c.Index, 10, 64)
		leaf, undecoded := base64.StdEncoding.DecodeString(c.Leaf)
		if err != nil || undecoded != nil {
			return false
		}
		return tlog.CheckRecord(tlog.RecordProof(proof), size, root, index, tlog.RecordHash(leaf)) == nil
	}
	older, err := strconv.ParseInt(c.Older, 10, 64)
	from, unparsed := tlog.ParseHash(c.From)
	if err != nil || unparsed != nil {
		return false
	}
	return tlog.CheckTree(tlog.TreeProof(proof), size, root, older, from) == nil
}

func hashesOf(c judged) (root tlog.Hash, proof []tlog.Hash, ok bool) {
	root, err := tlog.ParseHash(c.Root)
	if err != nil {
		return root, nil, false
	}
	for _, line := range c.Proof {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return root, nil, false
		}
		proof = append(proof, hash)
	}
	return root, proof, true
}

// A checkpoint is signed by the key and says what the case says: origin, size, root, a line each.
func isSigned(c judged) bool {
	verifier, err := note.NewVerifier(c.Vkey)
	if err != nil {
		return false
	}
	opened, err := note.Open([]byte(c.Note), note.VerifierList(verifier))
	if err != nil {
		return false
	}
	lines := strings.Split(opened.Text, "\n")
	return len(lines) >= 4 && lines[0] == verifier.Name() && lines[1] == c.Size && lines[2] == c.Root
}
