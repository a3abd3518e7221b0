import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/query-client.ts";
import { createAppRouter } from "./routes.tsx";
import { followTheme } from "./state/theme.ts";
import { OpenedApp } from "./views/opened/opened-app.tsx";
import { wayIn } from "./views/opened/way-in.ts";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html lost its #root");

followTheme();
const client = createQueryClient();
const way = wayIn(document);
createRoot(root).render(
  <StrictMode>
    {way ? (
      <OpenedApp
        way={way}
        client={client}
        show={(page) => <App client={client} router={createAppRouter(page)} />}
      />
    ) : (
      <App client={client} router={createAppRouter()} />
    )}
  </StrictMode>,
);
