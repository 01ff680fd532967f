const owners: readonly string[] = ['intake', 'notices', 'escalation'];

/** True for the service of its plane that keeps the staff directory. @source architecture.md 16 */
export const ownsStaff = (service: string): boolean => owners.includes(service);
