/** What modules of the pages ask a browser for while they are loaded, where there is none. */
const wide = {
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

if (!("window" in globalThis))
  Object.assign(globalThis, {
    window: {
      matchMedia: () => wide,
      location: { origin: "http://localhost" },
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
    location: { origin: "http://localhost" },
    // Colours of a theme that nothing is drawn with.
    getComputedStyle: () => ({ getPropertyValue: () => "#000000" }),
    document: { documentElement: { dataset: {} } },
  });
if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: { userAgent: "" } });
