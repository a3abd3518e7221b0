export function installedChromium(): string | undefined;
export function ensureBrowser(): Promise<void>;
