import type { HuntingSchemaTable } from '@pocketsoc/contract'

type Column = HuntingSchemaTable['columns'][number]

// One column a line: name, type, description.
const machine = `
Timestamp datetime When it was recorded
DeviceId string Defender's id of the machine
DeviceName string Fully qualified name of the machine
ActionType string What happened
ReportId number Number of the record; unique only together with machine and time`

const initiator = `
InitiatingProcessId number Process id of the process behind it
InitiatingProcessCreationTime datetime When that process started; with the id it names the process
InitiatingProcessFileName string File name of that process
InitiatingProcessFolderPath string Path of its file
InitiatingProcessCommandLine string Its command line
InitiatingProcessSHA1 string SHA-1 of its file
InitiatingProcessSHA256 string SHA-256 of its file; often empty, prefer SHA-1
InitiatingProcessMD5 string MD5 of its file
InitiatingProcessAccountDomain string Domain of the account it ran as
InitiatingProcessAccountName string The account it ran as
InitiatingProcessAccountSid string Security identifier of that account
InitiatingProcessAccountUpn string Principal name of that account
InitiatingProcessIntegrityLevel string Its integrity level: low, medium, high or system
InitiatingProcessParentId number Process id of its parent
InitiatingProcessParentFileName string File name of its parent
InitiatingProcessParentCreationTime datetime When its parent started`

const file = `
FileName string Name of the file
FolderPath string Where the file lies
SHA1 string SHA-1 of the file
SHA256 string SHA-256 of the file; often empty, prefer SHA-1
MD5 string MD5 of the file
FileSize number Size of the file in bytes`

const account = `
AccountDomain string Domain of the account
AccountName string Name of the account
AccountSid string Security identifier of the account
AccountUpn string Principal name of the account
AccountObjectId string Id of the account in Entra ID`

const remote = `
RemoteIP string Address of the other side
RemotePort number Port of the other side
RemoteUrl string Host name or URL of the other side
LocalIP string Address of this machine
LocalPort number Port of this machine`

const registry = `
RegistryKey string The key
RegistryValueName string Name of the value
RegistryValueData string Data of the value`

const additional = `
AdditionalFields string Further details as JSON`

/** The tables of endpoint telemetry and alerts, with the columns that hunts are made of. */
export const tables: HuntingSchemaTable[] = [
  table('DeviceProcessEvents', 'Processes that started, with their parents', [
    machine,
    file,
    account,
    `
ProcessId number Process id of the new process
ProcessCreationTime datetime When it started; with the id it names the process
ProcessCommandLine string Its command line
ProcessIntegrityLevel string Its integrity level: low, medium, high or system
ProcessTokenElevation string Whether it runs elevated
ProcessVersionInfoOriginalFileName string The name its file was built under, however it is called now
LogonId number Number of the logon session`,
    initiator,
    additional,
  ]),
  table('DeviceNetworkEvents', 'Connections made, accepted, listened for and refused', [
    machine,
    remote,
    `
Protocol string Transport protocol, for example Tcp
LocalIPType string Public, Private, Loopback and so on
RemoteIPType string Public, Private, Loopback and so on`,
    initiator,
    additional,
  ]),
  table('DeviceFileEvents', 'Files created, changed, renamed and deleted', [
    machine,
    file,
    `
PreviousFileName string Name before a rename
PreviousFolderPath string Where it lay before
FileOriginUrl string Where it was downloaded from
FileOriginReferrerUrl string The page that linked to the download
FileOriginIP string Address that it was downloaded from
RequestProtocol string Protocol of a change made over the network, for example Smb
RequestSourceIP string Address that such a change came from
RequestAccountName string Account that made such a change
ShareName string Share that it was made through
SensitivityLabel string Label of information protection`,
    initiator,
    additional,
  ]),
  table('DeviceRegistryEvents', 'Registry keys and values created, set and deleted', [
    machine,
    registry,
    `
RegistryValueType string Type of the value, for example String
PreviousRegistryKey string The key before
PreviousRegistryValueName string Name of the value before
PreviousRegistryValueData string Data of the value before`,
    initiator,
    additional,
  ]),
  table('DeviceLogonEvents', 'Logons, with those that failed', [
    machine,
    account,
    `
LogonType string Interactive, RemoteInteractive, Network, Batch, Service and so on
LogonId number Number of the logon session
Protocol string Protocol of authentication, for example Kerberos
FailureReason string Why it failed; empty for one that succeeded
IsLocalAdmin boolean Whether the account is an administrator of the machine
RemoteDeviceName string Machine that it came from
RemoteIP string Address that it came from
RemoteIPType string Public, Private, Loopback and so on
RemotePort number Port that it came from`,
    initiator,
    additional,
  ]),
  table('DeviceImageLoadEvents', 'Libraries that processes loaded', [machine, file, initiator]),
  table('DeviceEvents', 'Everything else: services, scheduled tasks, access to processes, antivirus, attack surface reduction', [
    machine,
    file,
    account,
    `
ProcessId number Process id of the process concerned
ProcessCreationTime datetime When that process started
ProcessCommandLine string Its command line
FileOriginUrl string Where a file was downloaded from`,
    remote,
    registry,
    initiator,
    additional,
  ]),
  table('DeviceInfo', 'Machines as they report themselves, hourly and on change', [
    machine.replace(/\nActionType.*/, ''),
    `
OSPlatform string Operating system
OSVersion string Its version
OSBuild number Its build
PublicIP string Address that the machine is seen from on the internet
LoggedOnUsers string Who is logged on, as JSON
MachineGroup string Device group
DeviceType string Workstation, Server and so on
OnboardingStatus string Whether Defender runs on it
SensorHealthState string How the sensor is
ExposureLevel string How exposed the machine is
AssetValue string How much it matters
MitigationStatus string A mitigation in force on the machine, for example an isolation
MergedToDeviceId string The machine's newer id, when two records were merged`,
  ]),
  table('AlertInfo', 'Alerts of all Microsoft Defender products', [
    `
Timestamp datetime When it was recorded
AlertId string Id of the alert
Title string Title of the alert
Category string Kind of threat
Severity string High, Medium, Low or Informational
ServiceSource string Product that raised it
DetectionSource string Component that raised it
AttackTechniques string MITRE ATT&CK techniques`,
  ]),
  table('AlertEvidence', 'Files, processes, users, addresses and machines that alerts name', [
    `
Timestamp datetime When it was recorded
AlertId string Id of the alert
Title string Title of the alert
Severity string Severity of the alert
Categories string Kinds of threat, as JSON
AttackTechniques string MITRE ATT&CK techniques, as JSON
ServiceSource string Product that raised the alert
DetectionSource string Component that raised it
EntityType string What it is: File, Process, User, Ip, Machine and so on
EvidenceRole string Impacted or Related
EvidenceDirection string Source or Destination of a connection
DeviceId string Defender's id of the machine
DeviceName string Fully qualified name of the machine
ProcessCommandLine string Command line of a process
ThreatFamily string Family of malware
LocalIP string Address of the machine
RemoteIP string Address of the other side
RemoteUrl string Host name or URL of the other side`,
    file,
    account,
    registry,
    additional,
  ]),
]

function table(name: string, description: string, parts: string[]): HuntingSchemaTable {
  const lines = parts.join('\n').split('\n').filter(Boolean)
  return { name, description, columns: lines.map(columnOf) }
}

function columnOf(line: string): Column {
  const [name = '', type = '', ...words] = line.split(' ')
  return { name, type, description: words.join(' ') }
}
