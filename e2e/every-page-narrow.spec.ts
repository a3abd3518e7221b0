import { testEveryPage } from "./fixtures/every-page.ts";

testEveryPage({ width: 390, height: 844 });
