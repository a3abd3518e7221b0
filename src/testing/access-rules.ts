/**
 * Every route of the OpenAPI document, asked by everybody. What each needs is written down here a second time, by
 * hand: a route that is added without a line, or with another rule than its line says, fails.
 */
export const publicRoutes = [
  "get /api/v1/auth",
  "get /api/v1/auth/provider",
  "get /api/v1/auth/provider/return",
  "get /api/v1/health",
  "get /api/v1/ready",
  "post /api/v1/auth/link",
  "post /api/v1/auth/link/take",
  "post /api/v1/auth/sign-in",
  "post /api/v1/auth/sign-out",
  "post /api/v1/shared",
];
export const personRoutes = ["post /api/v1/auth/sign-out-everywhere", "put /api/v1/auth/password"];
export const ingestRoutes = [
  "post /v1/traces",
  "post /v1/logs",
  "post /v1/metrics",
  "post /api/v1/records",
];
export const writeRoutes = [
  "post /api/v1/projects/{p}/demo",
  "post /api/v1/projects/{p}/embed",
  "delete /api/v1/projects/{p}/embed",
  "post /api/v1/projects/{p}/alerts/acknowledge",
  "post /api/v1/projects/{p}/alert-rules",
  "put /api/v1/projects/{p}/alert-rules/{id}",
  "delete /api/v1/projects/{p}/alert-rules/{id}",
  "post /api/v1/projects/{p}/embeddings/{set}/projection",
  "delete /api/v1/projects/{p}/embeddings/{set}/projection",
  "get /api/v1/projects/{p}/shares",
  "post /api/v1/projects/{p}/shares",
  "delete /api/v1/projects/{p}/shares/{id}",
  "post /api/v1/projects/{p}/snapshots",
  "post /api/v1/projects/{p}/view-preview",
  "delete /api/v1/projects/{p}/snapshots/{id}",
];
export const projectAdminRoutes = [
  "put /api/v1/projects/{p}/members/{user}",
  "delete /api/v1/projects/{p}/members/{user}",
  "post /api/v1/projects/{p}/invitations",
  "delete /api/v1/projects/{p}/invitations/{id}",
  "get /api/v1/projects/{p}/keys",
  "post /api/v1/projects/{p}/keys",
  "delete /api/v1/projects/{p}/keys/{id}",
  "post /api/v1/projects/{p}/webhooks",
  "put /api/v1/projects/{p}/webhooks/{id}",
  "delete /api/v1/projects/{p}/webhooks/{id}",
  "post /api/v1/projects/{p}/webhooks/{id}/test",
  "get /api/v1/projects/{p}/privacy",
  "put /api/v1/projects/{p}/privacy",
  "post /api/v1/projects/{p}/privacy/try",
  "get /api/v1/projects/{p}/deletion",
  "post /api/v1/projects/{p}/deletion",
  "get /api/v1/projects/{p}/retention",
  "put /api/v1/projects/{p}/retention",
  "get /api/v1/projects/{p}/audit",
  "get /api/v1/projects/{p}/audit/export",
];
export const serverAdminRoutes = [
  "get /api/v1/backup",
  "post /api/v1/restore",
  "put /api/v1/prices",
  "delete /api/v1/prices",
  "get /api/v1/accounts",
  "put /api/v1/accounts/{user}",
  "post /api/v1/accounts/invitations",
  "delete /api/v1/accounts/invitations/{id}",
  "post /api/v1/accounts/{user}/password",
  "get /api/v1/keys",
  "post /api/v1/keys",
  "delete /api/v1/keys/{id}",
];
/** Reading that is sent because its input is long. Everything else that reads is got. */
export const sentReads = [
  "post /api/v1/projects/{p}/compare",
  "post /api/v1/projects/{p}/embeddings/{set}/points",
  "put /api/v1/projects/{p}/links",
];
export const readsOfServer = [
  "get /api/v1/projects",
  "get /api/v1/prices",
  "get /api/v1/embedder",
  // Of what project a snapshot is, and whether that may be read, its id says.
  "get /api/v1/snapshots/{id}",
  "get /api/v1/snapshots/{id}/file",
];

type Need =
  | "public"
  | "person"
  | "ingest"
  | "read"
  | "readServer"
  | "write"
  | "admin"
  | "serverAdmin";

export function needOf(route: string): Need | undefined {
  if (publicRoutes.includes(route)) return "public";
  if (personRoutes.includes(route)) return "person";
  if (ingestRoutes.includes(route)) return "ingest";
  if (writeRoutes.includes(route)) return "write";
  if (projectAdminRoutes.includes(route)) return "admin";
  if (serverAdminRoutes.includes(route)) return "serverAdmin";
  if (readsOfServer.includes(route)) return "readServer";
  if (sentReads.includes(route)) return "read";
  return route.startsWith("get /api/v1/projects/{p}") ? "read" : undefined;
}

export const declared: Readonly<Record<Need, string>> = {
  public: "public",
  person: "person",
  ingest: "ingest",
  read: "read",
  readServer: "read",
  write: "write",
  admin: "admin",
  serverAdmin: "admin",
};

/** What each of them may do in project "mine". */
export const may: Readonly<Record<string, readonly Need[]>> = {
  nobody: ["public"],
  "a key that nobody made": ["public"],
  "a revoked key": ["public"],
  "an expired key": ["public"],
  "an ingest key": ["public", "ingest"],
  "a read key": ["public", "read", "readServer"],
  "a write key": ["public", "ingest", "read", "readServer", "write"],
  "an admin key": ["public", "ingest", "read", "readServer", "write", "admin"],
  "a read key of another project": ["public", "readServer"],
  "an admin key of another project": ["public", "readServer"],
  "a read key of every project": ["public", "read", "readServer"],
  "an admin key of every project": [
    "public",
    "ingest",
    "read",
    "readServer",
    "write",
    "admin",
    "serverAdmin",
  ],
  "a viewer of another project": ["public", "person", "readServer"],
  "an admin of another project": ["public", "person", "readServer"],
  "a viewer": ["public", "person", "read", "readServer"],
  "an editor": ["public", "person", "read", "readServer", "ingest", "write"],
  "an admin of the project": ["public", "person", "read", "readServer", "ingest", "write", "admin"],
  "an admin of the server": [
    "public",
    "person",
    "read",
    "readServer",
    "ingest",
    "write",
    "admin",
    "serverAdmin",
  ],
};
