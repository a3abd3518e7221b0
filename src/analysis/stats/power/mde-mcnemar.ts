import { normalQuantile } from "../special/normal.ts";

/** Share of examples that change, guessed from data such that it is never 0: (m+1)/(n+2). */
export function shareChanged(changed: number, n: number): number {
  return (changed + 1) / (n + 2);
}

/**
 * Smallest difference of pass rates that n paired examples show (Connor 1987): the delta that solves
 * delta sqrt(n) = z_{1-alpha/2} sqrt(psi) + z_power sqrt(psi - delta^2), a quadratic.
 *
 * `psi` is the share of examples that change. More than all changes cannot go one way: if the answer
 * exceeds psi, it is solved again with psi = delta. Null where even delta = 1 is not enough (n <= 3).
 */
export function mdeMcnemar(psi: number, n: number, alpha = 0.05, power = 0.8): number | null {
  const zA = normalQuantile(1 - alpha / 2);
  const zB = normalQuantile(power);
  const discriminant = n * zA * zA - (n + zB * zB) * (zA * zA - zB * zB);
  if (n <= 0 || discriminant < 0) return null;
  // Both quadratics have this root: of delta / sqrt(psi) and, with psi = delta, of sqrt(delta).
  const root = (Math.sqrt(n) * zA + Math.sqrt(discriminant)) / (n + zB * zB);
  const delta = root * Math.sqrt(psi);
  if (delta <= psi) return delta;
  return root <= 1 ? root * root : null;
}

/** Paired examples needed to show a difference of `delta` at this psi; null for a delta of 0. */
export function pairsForMcnemar(
  psi: number,
  delta: number,
  alpha = 0.05,
  power = 0.8,
): number | null {
  const size = Math.abs(delta);
  if (size === 0) return null;
  const changing = Math.max(psi, size);
  const z =
    normalQuantile(1 - alpha / 2) * Math.sqrt(changing) +
    normalQuantile(power) * Math.sqrt(changing - size * size);
  return Math.ceil((z / size) ** 2);
}
