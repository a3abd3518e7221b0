import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createQueryClient } from "./data/query-client.ts";
import { createAppRouter } from "./routes.tsx";
import { goToSignIn } from "./state/go-to-sign-in.ts";
import { followTheme } from "./state/theme.ts";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html lost its #root");

followTheme();
const router = createAppRouter();
const client = createQueryClient(() => goToSignIn(router));
createRoot(root).render(
  <StrictMode>
    <App client={client} router={router} />
  </StrictMode>,
);
