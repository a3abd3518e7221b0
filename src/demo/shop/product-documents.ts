import type { ManualPage } from "./documents.ts";

/** How the goods are used and looked after. */
export const productDocuments: readonly ManualPage[] = [
  {
    id: "care-pens",
    title: "Looking after a fountain pen",
    topic: "care",
    text: "Rinse a fountain pen with cold water every 6 weeks. Never use alcohol, which dulls the resin. Store it with the nib up. Shimmer ink settles, so rinse after every filling.",
  },
  {
    id: "care-lanterns",
    title: "Looking after a lantern",
    topic: "care",
    text: "Trim the wick to 5 millimetres before lighting. Clean the glass with vinegar when it is cold. Brass is polished twice a year. Use only paraffin oil of grade A.",
  },
  {
    id: "care-paper",
    title: "Keeping paper and notebooks",
    topic: "care",
    text: "Our notebooks use paper of 90 grams. Keep paper at a humidity of 50 percent. Ink dries in 20 seconds on coated paper. Pages are numbered and the first 4 are left for a table of contents.",
  },
  {
    id: "safety-oil",
    title: "Lamp oil and fire",
    topic: "care",
    text: "Keep a burning lantern 1 metre away from curtains. Never refill a hot lantern; wait 25 minutes. Lamp oil is poison: keep it in its child-proof bottle. Put out burning oil with a blanket.",
  },
  {
    id: "batteries",
    title: "Cordless lamps and charging",
    topic: "care",
    text: "A cordless lamp shines for 16 hours on one charge. Charging takes 3 hours with the cable in the box. An empty battery should be charged within 2 weeks. Old batteries are taken back in the shop.",
  },
];
