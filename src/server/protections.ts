import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import type { Config } from "./config.ts";

/** Half a year, seconds. */
const secureFor = 180 * 24 * 3600;

/**
 * What browsers are told to refuse: scripts, styles and requests of other places, being shown inside another page,
 * and telling another page the address, which may hold what somebody searched for.
 */
export async function protectPages(app: FastifyInstance, { publicUrl }: Config): Promise<void> {
  const isSecure = publicUrl?.startsWith("https:") ?? false;
  await app.register(helmet, {
    hsts: isSecure && { maxAge: secureFor, includeSubDomains: false },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        mediaSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}
