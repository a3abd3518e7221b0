import { z } from "zod";

/** What an address bar can hold: text, or the same key several times. */
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A field of a link. One that cannot be read is left out: a bad field never kills a link. */
export function field<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}

/** Turns the search of version `n` into that of version `n + 1`. */
type Upgrade = (search: Search) => Search;

/** The state of a view as its address keeps it. */
export interface Link<State> {
  readonly version: number;
  readonly read: (search: Search) => State;
  /** Undefined fields and empty lists are left out, so that a plain view has a plain address. */
  readonly write: (state: State) => Record<string, string>;
}

/** `upgrades[n]` reads links of version `n + 1`; there is one for each version that was ever given out. */
export function defineLink<Schema extends z.ZodObject>(
  schema: Schema,
  upgrades: readonly Upgrade[] = [],
): Link<z.output<Schema>> {
  const version = upgrades.length + 1;
  return {
    version,
    read: (search) => {
      const from = versionOf(search);
      const current = upgrades.slice(from - 1).reduce((old, upgrade) => upgrade(old), search);
      return schema.parse(joined(current));
    },
    write: (state) => {
      const encoded = z.record(z.string(), z.unknown()).parse(z.encode(schema, state));
      const fields = Object.entries(encoded).filter(
        ([, value]) => value !== undefined && value !== "",
      );
      const search = Object.fromEntries(fields.map(([key, value]) => [key, String(value)]));
      return version > 1 ? { ...search, v: String(version) } : search;
    },
  };
}

/** A link without a version is of the first. One from a later release is read as well as can be. */
function versionOf({ v }: Search): number {
  const version = Number(v);
  return Number.isInteger(version) && version >= 1 ? version : 1;
}

/** A repeated key means the same as one key with commas. */
function joined(search: Search): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(search).map(([key, value]) => [
      key,
      typeof value === "object" ? value.map(withoutComma).join(",") : value,
    ]),
  );
}

function withoutComma(value: string): string {
  return value.replaceAll("%", "%25").replaceAll(",", "%2C");
}
