/** Whether a path is what a pattern says, in which `*` stands for any characters. Takes at most their product. */
export function matchesPath(pattern: string, path: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  let place = 0;
  while (place < path.length) {
    if (pattern[at] === "*") {
      star = at++;
      resume = place;
    } else if (pattern[at] === path[place]) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++resume;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
