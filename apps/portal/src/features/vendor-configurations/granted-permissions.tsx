import type { VendorManifest } from '@pocketsoc/contract'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { permissionsView } from './permissions-view.ts'

interface GrantedPermissionsProps {
  expected: VendorManifest['permissions']
  /** Null until the vendor issued a token. */
  granted: readonly string[] | null
}

/** The manifest's permissions against those the vendor really granted. */
export function GrantedPermissions({ expected, granted }: GrantedPermissionsProps) {
  if (!granted) {
    return <p className="px-5 py-4 text-secondary text-sm">Known once the vendor has accepted the credentials.</p>
  }
  const { rows, others } = permissionsView(expected, granted)
  return (
    <>
      <ul className="grid gap-px bg-border sm:grid-cols-2">
        {rows.map(({ name, description, isGranted }) => {
          const Icon = isGranted ? CircleCheck : CircleDashed
          return (
            <li key={name} className="flex items-start gap-3 bg-surface px-5 py-3">
              <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${isGranted ? 'text-success' : 'text-warning'}`} />
              <div className="min-w-0 flex-1">
                <p className="break-all font-medium text-sm">{name}</p>
                <p className="text-secondary text-sm">{description}</p>
              </div>
              <p className={`shrink-0 text-sm ${isGranted ? 'text-secondary' : 'font-medium text-warning'}`}>
                {isGranted ? 'Granted' : 'Not granted'}
              </p>
            </li>
          )
        })}
      </ul>
      {others.length > 0 ? (
        <p className="break-words border-border border-t px-5 py-3 text-secondary text-sm">
          Granted beside these, and not needed: {others.join(', ')}
        </p>
      ) : null}
    </>
  )
}
