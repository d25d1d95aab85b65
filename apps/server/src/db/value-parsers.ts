const asText = (value: string) => value
const asNumber = (value: string) => Number(value)

// Drizzle turns the text of instants into dates itself. Counts and event ids stay below 2^53.
const textTypes = [1082, 1114, 1184, 1186, 1115, 1185, 1182, 1187]

/** How both drivers read values, by PostgreSQL type oid: instants and dates as text, bigint as number. */
export const valueParsers: Record<number, (value: string) => string | number> = {
  20: asNumber,
  ...Object.fromEntries(textTypes.map((oid) => [oid, asText])),
}
