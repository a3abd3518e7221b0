/** Hands a file to the reader; what a file system might refuse in its name becomes a line. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, "_");
  link.click();
  URL.revokeObjectURL(link.href);
}
