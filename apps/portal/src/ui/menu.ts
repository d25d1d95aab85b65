/** Classes of a menu's surface and of its rows. */
export const menuClass = 'z-50 min-w-52 animate-rise rounded-xl border border-border bg-surface p-1 shadow-lg focus:outline-none'
export const menuItemClass =
  'flex h-8 cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 text-sm outline-none data-[highlighted]:bg-raised pointer-coarse:h-11'
