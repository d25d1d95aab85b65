/** Nothing: on an iPhone the system's bar holds the large title. */
export function HuntingTitle() {
  return null
}
