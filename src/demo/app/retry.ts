import { setTimeout as sleep } from "node:timers/promises";

/** Tries again, waiting longer each time, when `mayPass` says that the failure may pass. */
export async function retrying<T>(
  retries: number,
  mayPass: (error: unknown) => boolean,
  attempt: (number: number) => Promise<T>,
): Promise<T> {
  for (let number = 0; ; number++) {
    try {
      return await attempt(number);
    } catch (error) {
      if (number >= retries || !mayPass(error)) throw error;
      await sleep(5 * 2 ** number);
    }
  }
}
