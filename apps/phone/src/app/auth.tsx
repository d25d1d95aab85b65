export { AuthScreen as default } from '../features/sign-in/auth-screen.tsx'
