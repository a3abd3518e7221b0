/** An order in the shop's books. */
export interface Order {
  readonly id: string;
  readonly item: string;
  readonly status: "packed" | "on its way" | "delivered" | "cancelled";
  readonly deliveredDaysAgo: number | null;
  readonly totalUsd: number;
  readonly shippingUsd: number;
  readonly weightKg: number;
  readonly country: Country;
  readonly madeToOrder: boolean;
}

export type Country = "Portugal" | "France" | "Norway" | "Canada";

type Row = readonly [
  id: string,
  item: string,
  status: Order["status"],
  deliveredDaysAgo: number | null,
  totalUsd: number,
  shippingUsd: number,
  weightKg: number,
  country: Country,
  madeToOrder: boolean,
];

const rows: readonly Row[] = [
  ["LL-1003", "a brass lantern", "delivered", 12, 84.5, 0, 3.2, "France", false],
  ["LL-1008", "an engraved fountain pen", "delivered", 6, 58, 4.9, 0.3, "Norway", true],
  ["LL-1011", "six dotted notebooks", "delivered", 61, 72, 0, 2.4, "Portugal", false],
  ["LL-1017", "a cordless desk lamp", "on its way", null, 49.9, 4.9, 1.1, "France", false],
  ["LL-1020", "a storm lantern", "delivered", 30, 129, 39, 7.5, "Norway", false],
  ["LL-1026", "a box of sealing wax", "packed", null, 18.4, 4.9, 0.4, "Portugal", false],
  ["LL-1031", "a calligraphy set", "delivered", 44, 37.2, 12, 0.9, "Canada", false],
  ["LL-1035", "a ledger with a printed dedication", "delivered", 3, 44, 4.9, 1.6, "France", true],
  ["LL-1042", "a reading lamp", "delivered", 20, 66.3, 0, 2.1, "Portugal", false],
  ["LL-1047", "blue-black ink", "cancelled", null, 14.8, 4.9, 0.5, "Norway", false],
  ["LL-1053", "a letter scale", "delivered", 46, 31.5, 4.9, 0.8, "France", false],
  ["LL-1058", "twelve pencils", "on its way", null, 16.2, 4.9, 0.2, "Canada", false],
  ["LL-1064", "a wall lantern", "delivered", 9, 97.75, 0, 4.3, "Portugal", false],
  ["LL-1070", "an oil lamp", "delivered", 15, 53.6, 12, 1.9, "Norway", false],
];

export const orders: ReadonlyMap<string, Order> = new Map(
  rows.map((row) => {
    const [
      id,
      item,
      status,
      deliveredDaysAgo,
      totalUsd,
      shippingUsd,
      weightKg,
      country,
      madeToOrder,
    ] = row;
    return [
      id,
      { id, item, status, deliveredDaysAgo, totalUsd, shippingUsd, weightKg, country, madeToOrder },
    ];
  }),
);

const dollarsPerKg: Readonly<Record<Country, number>> = {
  Portugal: 1.2,
  France: 2.1,
  Norway: 3.4,
  Canada: 5.6,
};

export const services = ["standard", "express"] as const;
export type Service = (typeof services)[number];

/** What a parcel costs: a fixed part, and a part that grows with every kilogram begun. */
export function parcelCostUsd(weightKg: number, country: Country, service: Service): number {
  const fixed = service === "express" ? 9 : 3.5;
  return round(fixed + Math.ceil(weightKg) * dollarsPerKg[country]);
}

/** What a customer gets back, and why not when nothing. The shipping fee stays with the shop. */
export function refundOf(order: Order): { readonly amountUsd: number; readonly reason: string } {
  if (order.status !== "delivered" || order.deliveredDaysAgo === null)
    return { amountUsd: 0, reason: "not delivered" };
  if (order.madeToOrder) return { amountUsd: 0, reason: "made to order" };
  if (order.deliveredDaysAgo > 45) return { amountUsd: 0, reason: "too late" };
  return { amountUsd: round(order.totalUsd - order.shippingUsd), reason: "within 45 days" };
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
