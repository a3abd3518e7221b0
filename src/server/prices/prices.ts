import type { Price } from "#contract/prices.ts";
import type { Tokens } from "#contract/span.ts";
import type { Db } from "../store/db.ts";
import { forgetPrice, ownPrices, savePrice } from "../store/prices.ts";
import { builtInPrices } from "./built-in.ts";
import { costOf, createPriceBook } from "./price-book.ts";

/** The prices in force: people's own before the built-in ones. */
export interface Prices {
  list(): readonly (Price & { readonly source: "built-in" | "yours" })[];
  /** Cost of a call in US dollars; undefined for an unknown model or unreported usage. */
  cost(provider: string, models: readonly string[], tokens: Tokens): number | undefined;
  set(price: Price): Promise<void>;
  remove(model: string, provider: string): Promise<boolean>;
  /** Reads them anew, after they came from elsewhere. */
  reload(): Promise<void>;
}

export async function loadPrices(db: Db): Promise<Prices> {
  let own = await ownPrices(db);
  let book = createPriceBook([...own, ...builtInPrices]);

  async function reload(): Promise<void> {
    own = await ownPrices(db);
    book = createPriceBook([...own, ...builtInPrices]);
  }

  return {
    reload,
    list: () => [
      ...own.map((price) => ({ ...price, source: "yours" as const })),
      ...builtInPrices.map((price) => ({ ...price, source: "built-in" as const })),
    ],
    cost(provider, models, tokens) {
      const price = book.find(provider, models);
      return price && costOf(price, tokens);
    },
    async set(price) {
      await savePrice(db, price);
      await reload();
    },
    async remove(model, provider) {
      const present = own.some(
        (price) => price.model === model && (price.provider ?? "") === provider,
      );
      if (!present) return false;
      await forgetPrice(db, model, provider);
      await reload();
      return true;
    },
  };
}
