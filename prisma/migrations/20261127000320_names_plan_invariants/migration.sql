-- Names are looked up by patterns, and how telling one is decides by which index: these two plan for what they are
-- asked, whatever the session does. Like 20261121000120_names_by_key_invariants it can be run again at any time.
ALTER FUNCTION "public"."verbatim_people_named"(text, "public"."review_status"[]) SET "plan_cache_mode" = 'force_custom_plan';
ALTER FUNCTION "public"."verbatim_sources_named"(text, "public"."review_status"[]) SET "plan_cache_mode" = 'force_custom_plan';
