import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { backupPath, restorePath } from "#contract/backup.ts";
import { securityOf } from "../access/described-security.ts";
import { needs, type Route } from "../route.ts";
import { restoreBackup } from "../store/backup/read-backup.ts";
import { unpacked } from "../store/backup/unpacked.ts";
import { backupOf } from "../store/backup/write-backup.ts";

const bodyLimit = 1024 ** 5;

/** The whole store as one stream, gzipped, and back. For administrators. */
export const backupRoutes: readonly Route[] = [
  (app, { store, version }) => {
    app.get(
      backupPath,
      {
        config: needs("admin"),
        schema: {
          summary: "Everything that is stored, as one gzipped file",
          ...securityOf("admin"),
        },
      },
      async (_request, reply) => {
        // The first bytes are asked for here, so that a store that fails is an answer and not a broken file.
        const backup = backupOf(store.db, version);
        const first = await backup.next();
        const whole = Readable.from(
          (async function* () {
            if (!first.done) yield first.value;
            yield* backup;
          })(),
        );
        const packed = createGzip({ level: 1 });
        whole.once("error", (error) => packed.destroy(error));
        return reply.type("application/gzip").send(whole.pipe(packed));
      },
    );
  },
  (app, { store, prices }) => {
    void app.register(async (door) => {
      door.removeAllContentTypeParsers();
      door.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
      door.post(
        restorePath,
        {
          bodyLimit,
          config: needs("admin"),
          schema: {
            summary: "Restore a backup into a store without data",
            ...securityOf("admin"),
          },
        },
        async (request) => {
          const body = request.body instanceof Readable ? request.body : Readable.from([]);
          try {
            const { head, tables } = await restoreBackup(store.db, unpacked(body));
            await prices.reload();
            return { createdAt: head.createdAt, tables };
          } finally {
            body.unpipe().resume();
          }
        },
      );
    });
  },
];
