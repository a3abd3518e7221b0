/** An address with its parameters in one order, so that two ways of writing it are one. */
export function plainAddress(address: string): string {
  const at = address.indexOf("?");
  if (at < 0) return address;
  const parameters = address
    .slice(at + 1)
    .split("&")
    .filter(Boolean)
    .toSorted();
  return parameters.length > 0
    ? `${address.slice(0, at)}?${parameters.join("&")}`
    : address.slice(0, at);
}

/** What tells two answers apart: the address, the form that was asked for by name, and what was sent along. */
export function answerKey(address: string, accept: string | undefined, body?: string): string {
  const form = accept === undefined || accept === "*/*" ? "application/json" : accept;
  return `${form} ${plainAddress(address)}${body === undefined ? "" : ` ${body}`}`;
}
