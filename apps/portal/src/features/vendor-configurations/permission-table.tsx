import type { ConnectionPermission } from '@pocketsoc/contract'
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'

/** What the vendor's token holds of what the guide asks for, and what each is for. */
export function PermissionTable({ permissions }: { permissions: readonly ConnectionPermission[] }) {
  return (
    <table className="w-full border-collapse text-left text-sm">
      <caption className="sr-only">Permissions in the vendor’s token</caption>
      <thead>
        <tr className="border-border border-b text-secondary text-xs">
          <th scope="col" className="py-1.5 pr-4 font-medium">
            Permission
          </th>
          <th scope="col" className="py-1.5 pr-4 font-medium max-sm:hidden">
            What it is for
          </th>
          <th scope="col" className="py-1.5 font-medium">
            Granted
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-border">
        {permissions.map((permission) => (
          <PermissionRow key={permission.name} permission={permission} />
        ))}
      </tbody>
    </table>
  )
}

function PermissionRow({ permission: { name, enables, isGranted, isOptional } }: { permission: ConnectionPermission }) {
  const { Icon, ink, word } = grantOf({ isGranted, isOptional })
  return (
    <tr className="align-top">
      <th scope="row" className="py-1.5 pr-4 font-medium">
        <span className="wrap-anywhere sm:whitespace-nowrap">{name}</span>
        <span className="block font-normal text-secondary sm:hidden">{enables}</span>
      </th>
      <td className="py-1.5 pr-4 text-secondary max-sm:hidden">{enables}</td>
      <td className="py-1.5">
        <span className="flex items-start gap-1.5 whitespace-nowrap">
          <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${ink}`} />
          {word}
        </span>
      </td>
    </tr>
  )
}

function grantOf({ isGranted, isOptional }: Pick<ConnectionPermission, 'isGranted' | 'isOptional'>) {
  if (isGranted) return { Icon: CircleCheck, ink: 'text-success', word: 'Granted' }
  if (isOptional) return { Icon: CircleDashed, ink: 'text-secondary', word: 'No, optional' }
  return { Icon: CircleX, ink: 'text-danger', word: 'Missing' }
}
