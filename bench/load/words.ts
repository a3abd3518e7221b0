const words =
  "the customer asked whether a refund for an order that arrived late can be paid back to another card than the one used when it was bought because the first card has been replaced in the meantime and the bank will not accept it any longer we looked at the policy of returns and shipping for parcels sent abroad and found that the rules differ between countries and between payment methods so the answer depends on where the parcel was sent and how it was paid please check the number of the order and the date of delivery before you promise anything to the customer and write down what was agreed in the notes of the case so that a colleague can go on from there tomorrow thank you for your patience and have a nice day".split(
    " ",
  );

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Text of so many words, with numbers and names in it as real texts have. */
export function text(random: () => number, count: number): string {
  const out: string[] = [];
  for (let index = 0; index < count; index++) {
    const draw = random();
    if (draw < 0.03) out.push(String(Math.floor(random() * 1e6)));
    else if (draw < 0.06) out.push(`${pick(random, words)}-${Math.floor(random() * 5000)}`);
    else out.push(pick(random, words));
  }
  return out.join(" ");
}

export function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}
