import { testEveryPage } from "./fixtures/every-page.ts";

testEveryPage({ width: 1440, height: 900 });
