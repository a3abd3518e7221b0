import { attributePairs, wordPairs } from "../traces/search-expressions.ts";
import type { Migration } from "./migration.ts";

/**
 * What a search reads instead of texts: which traces have two words one after the other, and which spans an
 * attribute of a short value.
 */
export const searchIndexes: Migration = {
  name: "indexes of word pairs and attributes",
  tables: [],
  indexes: [
    {
      table: "roll_ups",
      name: "phrase_index",
      expression: wordPairs,
      type: "text(tokenizer = 'array')",
    },
    {
      table: "spans",
      name: "attribute_index",
      expression: attributePairs,
      type: "text(tokenizer = 'array')",
    },
  ],
};
