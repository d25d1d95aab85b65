import { expect, test } from 'vitest'
import { defang } from './defang.ts'

test.each([
  ['https://cdn.fabrikam.example/a/b.js?x=1.2', 'hxxps://cdn[.]fabrikam[.]example/a/b.js?x=1.2'],
  ['HTTP://fabrikam.example', 'hxxp://fabrikam[.]example'],
  ['ftp://files.fabrikam.example/x', 'fxp://files[.]fabrikam[.]example/x'],
  ['fabrikam.example', 'fabrikam[.]example'],
  ['fabrikam.example/path.html', 'fabrikam[.]example/path.html'],
  ['https://203.0.113.7:8443/', 'hxxps://203[.]0[.]113[.]7:8443/'],
  ['', ''],
])('%s is shown as %s', (address, shown) => {
  expect(defang(address)).toBe(shown)
})
