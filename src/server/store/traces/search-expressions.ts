/**
 * Expressions that indexes of released tables are made of: a search has to be written with the very same, and a
 * change of one needs a migration.
 */

/** All that is searched of a trace, in small letters. */
export const searchedText = "lower(concat(name, ' ', input, ' ', output, ' ', error_message))";

const words = `tokens(${searchedText}, 'splitByNonAlpha')`;

/** Every two words of a trace that stand one after the other. */
export const wordPairs = `arrayMap((a, b) -> concat(a, ' ', b), arrayPopBack(${words}), arrayPopFront(${words}))`;

/** Bytes of an attribute's value up to which it is indexed. */
export const longestIndexed = 64;

/** The attributes of a span with short values, as `key=value`. */
export const attributePairs = `arrayMap(p -> concat(p.1, '=', p.2), arrayFilter(p -> length(p.2) <= ${longestIndexed}, arrayZip(mapKeys(attributes), mapValues(attributes))))`;
