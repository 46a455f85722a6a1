/** The steps by which reminders go: the usual ones (spec §9), or the person's own. */
import { type Desk, deskValue, OWN, type OwnPolicy } from "../desk.ts";

export const USUAL: OwnPolicy = {
  policy: {
    steps: [
      { stage: "preventive", day: -5, channel: "email" },
      { stage: "friendly", day: 3, channel: "email" },
      { stage: "firm", day: 8, channel: "phone" },
      { stage: "final", day: 13, channel: "letter" },
      { stage: "formalNotice", day: 20, channel: "registered" },
      { stage: "legal", day: 35, channel: "court" },
    ],
  },
  noticeDays: 15,
};

export function policyOf(desk: Desk): OwnPolicy {
  return deskValue(desk, "policy", OWN) ?? USUAL;
}
