import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/query-client.ts";
import { createAppRouter } from "./routes.tsx";
import { goToSignIn } from "./state/go-to-sign-in.ts";
import { followTheme } from "./state/theme.ts";
import { OpenedApp } from "./views/opened/opened-app.tsx";
import { wayIn } from "./views/opened/way-in.ts";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html lost its #root");

followTheme();
const way = wayIn(document);
createRoot(root).render(<StrictMode>{way ? openedAt(way) : openedByItself()}</StrictMode>);

/** A view that was shared, or a copy of one. */
function openedAt(shared: NonNullable<typeof way>) {
  const client = createQueryClient();
  return (
    <OpenedApp
      way={shared}
      client={client}
      show={(page) => <App client={client} router={createAppRouter(page)} />}
    />
  );
}

function openedByItself() {
  const router = createAppRouter();
  return (
    <App client={createQueryClient({ onSignedOut: () => goToSignIn(router) })} router={router} />
  );
}
