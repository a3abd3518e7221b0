import fc from "fast-check";

/** Property tests try the same inputs everywhere; another FAST_CHECK_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_240) });
