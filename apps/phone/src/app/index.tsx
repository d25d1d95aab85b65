export { HomeRedirect as default } from '../shell/home-redirect.tsx'
