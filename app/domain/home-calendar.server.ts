import { holidayLawSchema, workCalendar } from "./holiday.ts"
import kzHolidays from "#db/holidays/kz.json"

/** The country's working days, for deadlines that the site sets itself. */
export const homeCalendar = workCalendar(holidayLawSchema.parse(kzHolidays))
