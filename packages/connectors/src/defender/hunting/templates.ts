import type { HuntedSpan } from '../../sdk/hunting.ts'
import { VendorError } from '../../sdk/vendor-error.ts'

const machineId = /^[0-9a-f]{40}$/

/**
 * The statements that every template begins with. Nothing but these three values, each in its one strict form, ever
 * enters a query of ours. The first line marks the template for whoever reads a log of queries.
 */
function opening(name: string, { vendorMachineId, from, to }: HuntedSpan): string {
  const id = vendorMachineId.toLowerCase()
  if (!machineId.test(id) || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) throw notHuntable()
  return [
    `// pocketsoc:${name}`,
    `let dev = "${id}";`,
    `let t0 = datetime(${from.toISOString()});`,
    `let t1 = datetime(${to.toISOString()});`,
  ].join('\n')
}

function notHuntable(): VendorError {
  return new VendorError({
    code: 'vendor-rejected',
    detail: 'Defender’s telemetry knows machines by ids of 40 hexadecimal digits, and this machine has another id.',
    remedy: 'Look the machine up in the Defender portal.',
  })
}

/** Process starts with parent and grandparent, oldest first, at most `limit`. */
export function processStartsQuery(span: HuntedSpan, limit: number): string {
  return `${opening('process-starts', span)}
DeviceProcessEvents
| where Timestamp between (t0 .. t1)
| where DeviceId == dev
| where ActionType == "ProcessCreated"
| project Timestamp, ProcessId, ProcessCreationTime, FileName, FolderPath, SHA1, SHA256, ProcessCommandLine,
    ProcessIntegrityLevel, AccountDomain, AccountName, AccountUpn,
    ParentId = InitiatingProcessId, ParentCreated = InitiatingProcessCreationTime,
    ParentFileName = InitiatingProcessFileName, ParentFolderPath = InitiatingProcessFolderPath,
    ParentCommandLine = InitiatingProcessCommandLine, ParentSHA1 = InitiatingProcessSHA1, ParentSHA256 = InitiatingProcessSHA256,
    ParentIntegrityLevel = InitiatingProcessIntegrityLevel,
    ParentAccountDomain = InitiatingProcessAccountDomain, ParentAccountName = InitiatingProcessAccountName,
    ParentAccountUpn = InitiatingProcessAccountUpn,
    GrandParentId = InitiatingProcessParentId, GrandParentCreated = InitiatingProcessParentCreationTime,
    GrandParentFileName = InitiatingProcessParentFileName,
    UniqueId = column_ifexists("ProcessUniqueId", ""),
    ParentUniqueId = column_ifexists("InitiatingProcessUniqueId", "")
| order by Timestamp asc
| take ${wholeNumber(limit)}`
}

const inSpan = 'where Timestamp between (t0 .. t1) and DeviceId == dev'

/** What processes did beside starting others: how often, and a few examples. */
export function processActivityQuery(span: HuntedSpan, limit: number): string {
  return String.raw`${opening('process-activity', span)}
union isfuzzy=true
  (DeviceNetworkEvents | ${inSpan}
    | extend Kind = "network", Item = strcat(coalesce(RemoteUrl, RemoteIP), ":", tostring(RemotePort))),
  (DeviceFileEvents | ${inSpan}
    | extend Kind = "file", Item = FolderPath),
  (DeviceRegistryEvents | ${inSpan}
    | extend Kind = "registry", Item = strcat(RegistryKey, "\\", RegistryValueName)),
  (DeviceImageLoadEvents | ${inSpan}
    | extend Kind = "module", Item = FolderPath),
  (DeviceEvents | ${inSpan}
    | extend Kind = "event", Item = ActionType)
| where isnotempty(InitiatingProcessId)
| summarize Count = count(), Sample = make_set(Item, 5) by Kind, InitiatingProcessId, InitiatingProcessCreationTime
| order by Count desc
| take ${wholeNumber(limit)}`
}

const initiator = String.raw`Actor = strcat(InitiatingProcessAccountDomain, "\\", InitiatingProcessAccountName), ByName = InitiatingProcessFileName`

/** Events of a machine, newest first. Loaded modules are left out: they drown everything else. */
export function machineEventsQuery(span: HuntedSpan, limit: number): string {
  return String.raw`${opening('machine-events', span)}
union isfuzzy=true
  (DeviceProcessEvents | ${inSpan}
    | project Timestamp, ReportId, Kind = "process", ActionType, Title = FileName, Detail = ProcessCommandLine,
      Actor = strcat(AccountDomain, "\\", AccountName), ByName = InitiatingProcessFileName),
  (DeviceNetworkEvents | ${inSpan}
    | project Timestamp, ReportId, Kind = "network", ActionType, Title = coalesce(RemoteUrl, RemoteIP),
      Detail = strcat(Protocol, " ", LocalIP, ":", tostring(LocalPort), " -> ", RemoteIP, ":", tostring(RemotePort)),
      ${initiator}),
  (DeviceFileEvents | ${inSpan}
    | project Timestamp, ReportId, Kind = "file", ActionType, Title = FileName, Detail = FolderPath,
      ${initiator}),
  (DeviceRegistryEvents | ${inSpan}
    | project Timestamp, ReportId, Kind = "registry", ActionType, Title = RegistryValueName,
      Detail = strcat(RegistryKey, " = ", RegistryValueData),
      ${initiator}),
  (DeviceLogonEvents | ${inSpan}
    | project Timestamp, ReportId, Kind = "logon", ActionType, Title = strcat(AccountDomain, "\\", AccountName),
      Detail = strcat(LogonType, " from ", coalesce(RemoteDeviceName, RemoteIP, "this machine"),
        iff(isnotempty(FailureReason), strcat(", failed: ", FailureReason), "")),
      Actor = strcat(AccountDomain, "\\", AccountName), ByName = InitiatingProcessFileName),
  (DeviceEvents | ${inSpan}
    | project Timestamp, ReportId, Kind = "event", ActionType, Title = ActionType, Detail = tostring(AdditionalFields),
      ${initiator}),
  (AlertEvidence | ${inSpan}
    | summarize arg_min(Timestamp, Title, Severity) by AlertId
    | project Timestamp, Kind = "alert", ActionType = "Alert", Title, Detail = Severity, AlertId)
| order by Timestamp desc, ReportId desc
| take ${wholeNumber(limit)}`
}

const wholeNumber = (limit: number) => Math.min(10_000, Math.max(1, Math.trunc(limit) || 1))
