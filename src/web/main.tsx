import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/query-client.ts";
import { createAppRouter } from "./routes.tsx";
import { goToSignIn } from "./state/go-to-sign-in.ts";
import { followTheme } from "./state/theme.ts";
import { OpenedApp } from "./views/opened/opened-app.tsx";
import { type WayIn, wayIn } from "./views/opened/way-in.ts";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html lost its #root");

followTheme();
const way = wayIn(document);
createRoot(root).render(<StrictMode>{way ? opened(way) : dashboard()}</StrictMode>);

function dashboard() {
  const client = createQueryClient({ onSignedOut: () => goToSignIn(router) });
  const router = createAppRouter(undefined, client);
  return <App client={client} router={router} />;
}

/** A view that was handed on, which asks nobody to sign in. */
function opened(at: WayIn) {
  const client = createQueryClient();
  return (
    <OpenedApp
      way={at}
      client={client}
      show={(page) => <App client={client} router={createAppRouter(page)} />}
    />
  );
}
