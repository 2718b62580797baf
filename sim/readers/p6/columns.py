"""Which tables and columns of a P6 database make a schedule, and which follow from others.

Notes
-----
Names: Oracle Primavera P6 XER Import/Export Data Map Guide.
"""

from typing import Final

_READ = {
    "CURRTYPE": "curr_id curr_short_name",
    "PROJECT": """proj_id proj_short_name clndr_id plan_start_date plan_end_date scd_end_date last_recalc_date
        critical_drtn_hr_cnt critical_path_type name_sep_char orig_proj_id sum_base_proj_id export_flag
        def_complete_pct_type def_duration_type def_task_type guid last_baseline_update_date""",
    "SCHEDOPTIONS": """proj_id sched_outer_depend_type sched_open_critical_flag sched_lag_early_start_flag
        sched_retained_logic sched_progress_override sched_float_type sched_calendar_on_relationship_lag
        sched_use_expect_end_flag sched_use_project_end_date_for_float sched_setplantoforecast
        enable_multiple_longest_path_calc max_multiple_longest_path
        use_total_float_multiple_longest_paths limit_multiple_longest_path_calc
        level_float_thrs_cnt level_outer_assign_flag level_outer_assign_priority level_over_alloc_pct
        level_within_float_flag level_keep_sched_date_flag level_all_rsrc_flag LevelPriorityList
        key_activity_for_multiple_longest_paths""",
    "CALENDAR": """clndr_id clndr_name proj_id base_clndr_id clndr_type day_hr_cnt week_hr_cnt month_hr_cnt
        year_hr_cnt clndr_data default_flag rsrc_private""",
    "PROJWBS": """wbs_id proj_id parent_wbs_id seq_num proj_node_flag wbs_short_name wbs_name guid
        status_code""",
    "TASK": """task_id proj_id wbs_id clndr_id phys_complete_pct complete_pct_type task_type duration_type
        status_code task_code task_name rsrc_id total_float_hr_cnt free_float_hr_cnt remain_drtn_hr_cnt
        act_work_qty remain_work_qty target_work_qty act_equip_qty remain_equip_qty target_equip_qty
        target_drtn_hr_cnt cstr_date cstr_date2 cstr_type cstr_type2 act_start_date act_end_date
        late_start_date late_end_date early_start_date early_end_date expect_end_date restart_date
        reend_date target_start_date target_end_date suspend_date resume_date external_early_start_date
        external_late_end_date priority_type guid driving_path_flag location_id float_path
        rem_late_start_date rem_late_end_date""",
    "TASKPRED": """task_pred_id task_id pred_task_id proj_id pred_proj_id pred_type lag_hr_cnt comments""",
    "RSRC": """rsrc_id clndr_id rsrc_name rsrc_short_name rsrc_type unit_id def_qty_per_hr parent_rsrc_id""",
    "ROLES": "role_id role_short_name role_name parent_role_id",
    "UMEASURE": "unit_id unit_abbrev unit_name",
    "RSRCRATE": "rsrc_id start_date cost_per_qty max_qty_per_hr",
    "ROLERATE": "role_id start_date cost_per_qty",
    "ROLELIMIT": "role_id start_date max_qty_per_hr",
    "TASKRSRC": """taskrsrc_id task_id proj_id rsrc_id role_id target_qty act_reg_qty act_ot_qty remain_qty
        target_qty_per_hr remain_qty_per_hr target_cost act_reg_cost act_ot_cost remain_cost curv_id
        target_lag_drtn_hr_cnt relag_drtn_hr_cnt act_start_date act_end_date restart_date reend_date
        target_start_date target_end_date rsrc_type cost_per_qty rollup_dates_flag""",
    "RSRCCURVDATA": "curv_id curv_name",
    "RSRCCURV": "curv_id curv_name",
    "PROJCOST": """cost_item_id task_id proj_id cost_name target_cost act_cost remain_cost cost_load_type
        vendor_name target_qty cost_per_qty qty_name cost_type_id""",
    "COSTTYPE": "cost_type_id cost_type",
    "ACTVTYPE": "actv_code_type_id actv_code_type actv_code_type_scope proj_id",
    "ACTVCODE": "actv_code_id parent_actv_code_id actv_code_type_id actv_code_name short_name",
    "TASKACTV": "task_id actv_code_type_id actv_code_id proj_id",
    "UDFTYPE": "udf_type_id table_name udf_type_name udf_type_label logical_data_type",
    "UDFVALUE": "udf_type_id fk_id proj_id udf_date udf_text udf_number udf_code_id",
    "UDFCODE": "udf_code_id udf_type_id udf_code_name short_name",
    "MEMOTYPE": "memo_type_id memo_type",
    "TASKMEMO": "memo_id task_id memo_type_id proj_id task_memo",
    "TASKNOTE": "memo_id task_id memo_type_id proj_id task_notes",
    "WBSMEMO": "wbs_memo_id wbs_id memo_type_id proj_id wbs_memo",
    "TASKPROC": "proc_id task_id proj_id seq_num proc_name complete_flag complete_pct proc_wt",
    "PCATTYPE": "proj_catg_type_id proj_catg_type",
    "PCATVAL": "proj_catg_id proj_catg_type_id proj_catg_name proj_catg_short_name",
    "PROJPCAT": "proj_id proj_catg_type_id proj_catg_id",
    "LOCATION": "location_id location_name",
}
READ: Final = {table: frozenset(columns.split()) for table, columns in _READ.items()}
"""The columns that are read, by table."""

PLAIN: Final = frozenset({"0", "0.0", "0.00", "0.0000", "N", "1899-12-30 00:00"})
"""Contents that say nothing."""

_BOOKKEEPING = """create_date create_user update_date update_user guid seq_num tmpl_guid delete_date
    delete_session_id last_chng_date cr_external_key rsrc_private"""
_DERIVED = {
    "CURRTYPE": """curr_symbol decimal_digit_cnt decimal_symbol digit_group_symbol pos_curr_fmt_type
        neg_curr_fmt_type curr_type group_digit_cnt base_exch_rate""",
    "PROJECT": """fy_start_month_num rsrc_self_add_flag allow_complete_flag rsrc_multi_assign_flag
        checkout_flag project_flag step_complete_flag cost_qty_recalc_flag batch_sum_flag task_code_base
        task_code_step priority_num wbs_max_sum_level strgy_priority_num last_checksum def_cost_per_qty
        add_date last_tasksum_date task_code_prefix def_qty_type add_by_name web_local_root_path proj_url
        def_rate_type add_act_remain_flag act_this_per_link_flag act_pct_link_flag task_code_prefix_flag
        def_rollup_dates_flag use_project_baseline_flag rem_target_link_flag reset_planned_flag
        allow_neg_act_flag sum_assign_level last_fin_dates_id fintmpl_id last_schedule_date
        loaded_scope_level new_fin_dates_id baselines_to_export baseline_names_to_export next_data_date
        close_period_flag sum_refresh_date trsrcsum_loaded sumtask_loaded intg_proj_type
        px_enable_publication_flag px_last_update_date px_priority hist_interval hist_level schedule_type
        sum_only_flag def_calendar sum_data_flag source_proj_id base_type_id fcst_start_date
        apply_actuals_date""",
    "SCHEDOPTIONS": "schedoptions_id",
    "PROJWBS": """obs_id est_wt sum_data_flag ev_user_pct ev_etc_user_value orig_cost
        indep_remain_total_cost anticip_start_date anticip_end_date ev_compute_type ev_etc_compute_type
        indep_remain_work_qty ann_dscnt_rate_pct dscnt_period_type phase_id""",
    "TASK": """rev_fdbk_flag est_wt lock_plan_flag auto_compute_act_flag act_this_per_work_qty
        act_this_per_equip_qty float_path_order review_type review_end_date""",
    "TASKPRED": "float_path aref arls",
    "RSRC": """rsrc_seq_num active_flag auto_compute_act_flag def_cost_qty_link_flag ot_flag curr_id
        level_flag cost_qty_type timesheet_flag xfer_notstart_day_cnt xfer_complete_day_cnt""",
    "ROLES": "def_cost_qty_link_flag cost_qty_type",
    "RSRCRATE": "rsrc_rate_id",
    "ROLERATE": "role_rate_id",
    "ROLELIMIT": "rolelimit_id",
    "TASKRSRC": """cost_qty_link_flag skill_level rem_late_start_date rem_late_end_date ts_pend_act_end_flag
        rate_type act_this_per_cost act_this_per_qty cost_per_qty_source_type has_rsrchours
        taskrsrc_sum_id""",
    "RSRCCURVDATA": "default_flag " + " ".join(f"pct_usage_{k}" for k in range(21)),
    "RSRCCURV": "default_flag",
    "ACTVTYPE": "actv_short_len super_flag wbs_id",
    "ACTVCODE": "color total_assignments",
    "UDFTYPE": "super_flag indicator_expression summary_indicator_expression export_flag",
    "MEMOTYPE": "eps_flag proj_flag wbs_flag task_flag",
}  # fmt: skip
DERIVED: Final = {table: frozenset((_DERIVED.get(table, "") + " " + _BOOKKEEPING).split()) for table in _READ}
"""Columns that follow from others, say how P6 shows things or who wrote them; nobody misses them."""
