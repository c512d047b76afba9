/** In SQL, the id of the schema that holds the tables: the one that the session's search path begins with. */
export const HERE = '(SELECT oid FROM pg_namespace WHERE nspname = current_schema())';
