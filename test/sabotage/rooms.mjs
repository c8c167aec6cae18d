export const SENDING = 'src/main/core/domain/sending';
export const SQLITE = 'src/main/core/adapters/sqlite';
