const colorCount = 8;

/** Letter and colour of the run at a place. After eight colours they come again, dashed. */
export function runAppearance(index: number) {
  const letter = String.fromCharCode(65 + (index % 26));
  if (index === 0) return { letter, color: "var(--run-0)", dashed: false };
  return {
    letter,
    color: `var(--run-${((index - 1) % colorCount) + 1})`,
    dashed: index > colorCount,
  };
}
