interface Permission {
  name: string
  description: string
}

/** Expected permissions marked granted or not, and those granted that nobody asked for. Names compare without case. */
export function permissionsView(expected: readonly Permission[], granted: readonly string[]) {
  const held = new Set(granted.map((name) => name.toLowerCase()))
  const known = new Set(expected.map(({ name }) => name.toLowerCase()))
  return {
    rows: expected.map((permission) => ({ ...permission, isGranted: held.has(permission.name.toLowerCase()) })),
    others: granted.filter((name) => !known.has(name.toLowerCase())),
  }
}
