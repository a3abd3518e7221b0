import { z } from "zod";
import { price, type Price } from "#contract/prices.ts";
import type { Db } from "./db.ts";
import { nextVersion } from "./version.ts";

const row = z.object({ record: z.string() });

/** The prices that people set. */
export async function ownPrices(db: Db): Promise<Price[]> {
  const rows = await db.rows(
    row,
    "SELECT record FROM prices FINAL WHERE NOT removed ORDER BY model, provider",
  );
  return rows.map(({ record }) => price.parse(JSON.parse(record)));
}

export async function savePrice(db: Db, value: Price): Promise<void> {
  await db.insert("prices", [
    {
      model: value.model,
      provider: value.provider ?? "",
      removed: false,
      record: JSON.stringify(value),
      ver: nextVersion(),
    },
  ]);
}

export async function forgetPrice(db: Db, model: string, provider: string): Promise<void> {
  await db.insert("prices", [{ model, provider, removed: true, record: "", ver: nextVersion() }]);
}
