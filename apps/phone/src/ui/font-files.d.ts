declare module '*.woff2' {
  const uri: string
  export default uri
}
