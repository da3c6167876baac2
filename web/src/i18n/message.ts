// A text of the interface, in one form or by plural.

export type Message = string | PluralMessage;

/** Chosen by the value `count` (CLDR categories, `other` always there). A second number of one text has its noun in the place `{name:one|other}`. */
export type PluralMessage = { readonly other: string } & Partial<
  Readonly<Record<Intl.LDMLPluralRule, string>>
>;

/** The same keys in another language. */
export type Texts<T> = Readonly<Record<keyof T, Message>>;
