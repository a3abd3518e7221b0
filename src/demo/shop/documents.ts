import { productDocuments } from "./product-documents.ts";

/** A page of the shop's manual. The title is part of what is searched. */
export interface ManualPage {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly text: string;
}

const policyDocuments: readonly ManualPage[] = [
  {
    id: "returns-window",
    title: "How long goods can be returned",
    topic: "returns",
    text: "Unused goods can be returned within 45 days of delivery. Between November and Christmas the return window grows to 75 days. The day of delivery does not count. Goods bought in a clearance sale can be returned within 14 days.",
  },
  {
    id: "returns-how",
    title: "How to send goods back",
    topic: "returns",
    text: "Every return needs a return label, which you print from your account. A printed label is free inside the country. Customers abroad pay 6 dollars for the label, taken from the refund. Pack the goods in the box they came in.",
  },
  {
    id: "returns-excluded",
    title: "Goods that cannot be returned",
    topic: "returns",
    text: "Engraved pens and books with a printed dedication are made for one person and cannot be returned. Opened ink bottles cannot be returned for reasons of hygiene. Cut wick and lamp oil are excluded too.",
  },
  {
    id: "refund-time",
    title: "When a refund arrives",
    topic: "returns",
    text: "We check a parcel within 3 working days of its arrival. The refund goes to the payment method of the order and arrives after 5 working days. Refunds to gift cards are available at once. The original shipping fee is not refunded.",
  },
  {
    id: "exchange",
    title: "Exchanging for another size or colour",
    topic: "returns",
    text: "An exchange is free once per order. We keep the new item reserved for 10 days while the old one travels. Exchanges for a dearer item are settled by an extra invoice.",
  },
  {
    id: "shipping-speed",
    title: "Delivery times",
    topic: "shipping",
    text: "Standard delivery takes 4 working days. Express delivery takes 1 working day when ordered before 14:00. Delivery to islands takes 3 extra days. Large lanterns travel by freight and take 9 working days.",
  },
  {
    id: "shipping-cost",
    title: "What delivery costs",
    topic: "shipping",
    text: "Standard delivery costs 4.90 dollars. It is free for orders above 60 dollars. Express delivery costs 12 dollars at any order value. Freight for large lanterns costs 39 dollars.",
  },
  {
    id: "shipping-abroad",
    title: "Countries we deliver to",
    topic: "shipping",
    text: "We deliver to 31 countries in Europe and to Canada. Customs duty outside the union is paid by the receiver. Lamp oil is dangerous cargo and is never sent by air, so we do not deliver it to Canada.",
  },
  {
    id: "shipping-tracking",
    title: "Following a parcel",
    topic: "shipping",
    text: "A tracking number is mailed when the parcel leaves the warehouse in Porto. Tracking shows news after 12 hours. A parcel without news for 7 days counts as lost, and we send the goods again.",
  },
  {
    id: "shipping-pickup",
    title: "Collecting in the shop",
    topic: "shipping",
    text: "Collection at the shop in Mill Lane is free. An order is ready after 2 hours and is kept for 8 days. Bring the order number and an identity card.",
  },
  {
    id: "warranty-lamps",
    title: "Warranty for lamps and lanterns",
    topic: "warranty",
    text: "Lanterns have a warranty of 5 years. The warranty covers hinges, burners and glass that cracks by itself. Glass broken in a fall is not covered. Batteries of cordless lamps have a warranty of 18 months.",
  },
  {
    id: "warranty-pens",
    title: "Warranty for pens",
    topic: "warranty",
    text: "Fountain pens have a lifetime warranty on the body. Nibs have a warranty of 2 years. A nib bent by pressure is replaced once, free of charge, as a courtesy.",
  },
  {
    id: "warranty-claim",
    title: "Making a warranty claim",
    topic: "warranty",
    text: "A claim needs a photo of the damage and the order number. We answer a claim within 6 working days. Without a receipt we accept the serial number engraved under the base.",
  },
  {
    id: "repairs",
    title: "Repairs outside the warranty",
    topic: "warranty",
    text: "A repair outside the warranty starts at 22 dollars. The workshop sends an estimate first, which is valid for 30 days. Repaired goods have a new warranty of 12 months on the repaired part.",
  },
  {
    id: "spare-parts",
    title: "Spare parts",
    topic: "warranty",
    text: "Spare parts are kept for 15 years after a model ends. Replacement glass is ordered by the number stamped on the collar. Wicks are sold in packs of 6.",
  },
  {
    id: "payment-methods",
    title: "Ways to pay",
    topic: "payments",
    text: "We accept cards, bank transfer and gift cards. Bank transfers must arrive within 9 days or the order is cancelled. Cash is accepted in the shop only, up to 500 dollars.",
  },
  {
    id: "payment-invoice",
    title: "Buying on invoice",
    topic: "payments",
    text: "Schools and companies can buy on invoice. An invoice is due after 21 days. A late invoice costs a fee of 8 dollars. The credit limit of a first order is 400 dollars.",
  },
  {
    id: "payment-failed",
    title: "When a card is refused",
    topic: "payments",
    text: "A refused card can be tried 3 times. After that the basket is kept for 48 hours. The bank knows the reason; we see only that it refused.",
  },
  {
    id: "gift-cards",
    title: "Gift cards",
    topic: "payments",
    text: "Gift cards are valid for 4 years. They start at 10 dollars and end at 250 dollars. A gift card cannot be turned into cash. A lost card is replaced when you have its receipt.",
  },
  {
    id: "discounts",
    title: "Discounts and vouchers",
    topic: "payments",
    text: "Students receive a discount of 15 percent. Newsletter readers receive a voucher of 5 dollars. Vouchers cannot be combined. Orders of more than 50 notebooks receive a bulk discount of 20 percent.",
  },
];

export const manual: readonly ManualPage[] = [...policyDocuments, ...productDocuments];
