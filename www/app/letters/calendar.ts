/** What is to come as a calendar file: whole days, the same bytes for the same days. */
import type { Upcoming } from "../worker/reminders.ts";

export interface CalendarEvent {
  upcoming: Upcoming;
  title: string;
  text: string;
}

export async function calendarFile(
  name: string,
  asOf: string,
  events: readonly CalendarEvent[],
): Promise<Blob> {
  const { default: ical, ICalEventTransparency } = await import("ical-generator");
  const calendar = ical({ name, prodId: "//encours//encours//FR" });
  const instant = (day: string) => new Date(`${day}T00:00:00Z`);
  for (const { upcoming, title, text } of events) {
    const { on, customer, stage, part } = upcoming;
    calendar.createEvent({
      id: `${on} ${stage ?? part} ${customer}@encours`.replaceAll(" ", "-"),
      stamp: instant(asOf),
      start: instant(on),
      allDay: true,
      summary: title,
      description: text,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // The last line ends as all others do, which the library leaves out.
  return new Blob([calendar.toString(), "\r\n"], { type: "text/calendar" });
}
