import { expect, it } from "vitest";
import { isPrivateAddress } from "./private-address.ts";

it.each([
  "127.0.0.1",
  "127.9.9.9",
  "10.1.2.3",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "[::1]",
  "::",
  "fe80::1%eth0",
  "fd00::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:10.0.0.1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "not an address",
])("%s is not for webhooks", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each([
  "1.1.1.1",
  "172.15.0.1",
  "172.32.0.1",
  "192.167.0.1",
  "2606:4700::1111",
  "::ffff:1.1.1.1",
])("%s is a public address", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});
