"""What the elements of P6's XML are called in its tables, and its words in their codes.

Notes
-----
Names: Oracle, P6 XML schema (p6apibo.xsd); Primavera P6 XER Import/Export Data Map Guide.
"""

import re
from typing import Final

_PROJECT = """ObjectId proj_id Id proj_short_name Name name WBSObjectId wbs_id GUID guid
    Status status_code ActivityDefaultCalendarObjectId clndr_id PlannedStartDate plan_start_date
    MustFinishByDate plan_end_date ScheduledFinishDate scd_end_date DataDate last_recalc_date
    WBSCodeSeparator name_sep_char
    CriticalActivityFloatLimit critical_drtn_hr_cnt CriticalActivityFloatThreshold critical_drtn_hr_cnt
    CriticalActivityPathType critical_path_type OriginalProjectObjectId orig_proj_id
    CurrentBaselineProjectObjectId sum_base_proj_id
    ActivityDefaultPercentCompleteType def_complete_pct_type ActivityDefaultDurationType def_duration_type
    ActivityDefaultActivityType def_task_type"""
_OPTIONS = """MakeOpenEndedActivitiesCritical sched_open_critical_flag
    OutOfSequenceScheduleType sched_retained_logic ComputeTotalFloatType sched_float_type
    RelationshipLagCalendar sched_calendar_on_relationship_lag
    UseExpectedFinishDates sched_use_expect_end_flag
    IgnoreOtherProjectRelationships sched_outer_depend_type
    StartToStartLagCalculationType sched_lag_early_start_flag
    CalculateFloatBasedOnFinishDate sched_use_project_end_date_for_float
    MultipleFloatPathsEnabled enable_multiple_longest_path_calc
    MaximumMultipleFloatPaths max_multiple_longest_path
    MultipleFloatPathsUseTotalFloat use_total_float_multiple_longest_paths
    LevelAllResources level_all_rsrc_flag LevelWithinFloat level_within_float_flag
    MinFloatToPreserve level_float_thrs_cnt OverAllocationPercentage level_over_alloc_pct
    PreserveScheduledEarlyAndLateDates level_keep_sched_date_flag PriorityList LevelPriorityList
    IncludeExternalResAss level_outer_assign_flag ExternalProjectPriorityLimit level_outer_assign_priority"""
_ACTIVITY = """ObjectId task_id ProjectObjectId proj_id WBSObjectId wbs_id CalendarObjectId clndr_id
    Id task_code Name task_name Type task_type Status status_code DurationType duration_type GUID guid
    PercentCompleteType complete_pct_type PhysicalPercentComplete phys_complete_pct
    PlannedDuration target_drtn_hr_cnt RemainingDuration remain_drtn_hr_cnt
    TotalFloat total_float_hr_cnt FreeFloat free_float_hr_cnt IsLongestPath driving_path_flag
    IsCritical critical_flag FloatPath float_path LevelingPriority priority_type LocationObjectId location_id
    PrimaryResourceObjectId rsrc_id ActualStartDate act_start_date ActualFinishDate act_end_date
    EarlyStartDate early_start_date EarlyFinishDate early_end_date
    LateStartDate late_start_date LateFinishDate late_end_date
    RemainingEarlyStartDate restart_date RemainingEarlyFinishDate reend_date
    RemainingLateStartDate rem_late_start_date RemainingLateFinishDate rem_late_end_date
    PlannedStartDate target_start_date PlannedFinishDate target_end_date
    StartDate shown_start_date FinishDate shown_end_date
    PrimaryConstraintType cstr_type PrimaryConstraintDate cstr_date
    SecondaryConstraintType cstr_type2 SecondaryConstraintDate cstr_date2
    SuspendDate suspend_date ResumeDate resume_date ExpectedFinishDate expect_end_date
    ExternalEarlyStartDate external_early_start_date ExternalLateFinishDate external_late_end_date
    PlannedLaborUnits target_work_qty PlannedNonLaborUnits target_equip_qty
    ActualLaborUnits act_work_qty ActualNonLaborUnits act_equip_qty
    RemainingLaborUnits remain_work_qty RemainingNonLaborUnits remain_equip_qty"""
_ASSIGNMENT = """ObjectId taskrsrc_id ActivityObjectId task_id ProjectObjectId proj_id
    ResourceObjectId rsrc_id RoleObjectId role_id PlannedUnits target_qty ActualRegularUnits act_reg_qty
    ActualOvertimeUnits act_ot_qty ActualUnits act_qty RemainingUnits remain_qty
    PlannedUnitsPerTime target_qty_per_hr RemainingUnitsPerTime remain_qty_per_hr PlannedCost target_cost
    ActualRegularCost act_reg_cost ActualOvertimeCost act_ot_cost ActualCost act_cost
    RemainingCost remain_cost ResourceCurveObjectId curv_id PlannedLag target_lag_drtn_hr_cnt
    RemainingLag relag_drtn_hr_cnt ActualStartDate act_start_date ActualFinishDate act_end_date
    RemainingStartDate restart_date RemainingFinishDate reend_date PlannedStartDate target_start_date
    PlannedFinishDate target_end_date ResourceType rsrc_type CostPerQuantity cost_per_qty
    DrivingActivityDatesFlag rollup_dates_flag"""
_EXPENSE = """ObjectId cost_item_id ActivityObjectId task_id ProjectObjectId proj_id ExpenseItem cost_name
    PlannedCost target_cost ActualCost act_cost RemainingCost remain_cost AccrualType cost_load_type
    Vendor vendor_name PlannedUnits target_qty PricePerUnit cost_per_qty UnitOfMeasure qty_name
    ExpenseCategoryObjectId cost_type_id"""
_STEP = """ObjectId proc_id ActivityObjectId task_id ProjectObjectId proj_id SequenceNumber seq_num
    Name proc_name IsCompleted complete_flag PercentComplete complete_pct Weight proc_wt"""
_RATE = "EffectiveDate start_date PricePerUnit cost_per_qty MaxUnitsPerTime max_qty_per_hr"
_ELEMENTS: Final = {
    "WBS": (
        "PROJWBS",
        """ObjectId wbs_id ProjectObjectId proj_id ParentObjectId parent_wbs_id SequenceNumber seq_num
        Code wbs_short_name Name wbs_name GUID guid Status status_code""",
    ),
    "Activity": ("TASK", _ACTIVITY),
    "Relationship": (
        "TASKPRED",
        """ObjectId task_pred_id SuccessorActivityObjectId task_id PredecessorActivityObjectId pred_task_id
        SuccessorProjectObjectId proj_id PredecessorProjectObjectId pred_proj_id Type pred_type Lag lag_hr_cnt
        Comments comments""",
    ),
    "Resource": (
        "RSRC",
        """ObjectId rsrc_id CalendarObjectId clndr_id Name rsrc_name Id rsrc_short_name ResourceType rsrc_type
        UnitOfMeasureObjectId unit_id DefaultUnitsPerTime def_qty_per_hr ParentObjectId parent_rsrc_id""",
    ),
    "Role": ("ROLES", "ObjectId role_id Id role_short_name Name role_name ParentObjectId parent_role_id"),
    "UnitOfMeasure": ("UMEASURE", "ObjectId unit_id Abbreviation unit_abbrev Name unit_name"),
    "ResourceRate": ("RSRCRATE", f"ResourceObjectId rsrc_id {_RATE}"),
    "RoleRate": ("ROLERATE", f"RoleObjectId role_id {_RATE}"),
    "RoleRateNew": ("ROLERATE", f"RoleObjectId role_id {_RATE}"),
    "RoleLimit": ("ROLELIMIT", f"RoleObjectId role_id {_RATE}"),
    "ResourceAssignment": ("TASKRSRC", _ASSIGNMENT),
    "ResourceCurve": ("RSRCCURV", "ObjectId curv_id Name curv_name"),
    "ActivityExpense": ("PROJCOST", _EXPENSE),
    "ExpenseCategory": ("COSTTYPE", "ObjectId cost_type_id Name cost_type"),
    "ActivityCodeType": (
        "ACTVTYPE",
        "ObjectId actv_code_type_id Name actv_code_type Scope actv_code_type_scope ProjectObjectId proj_id",
    ),
    "ActivityCode": (
        "ACTVCODE",
        """ObjectId actv_code_id ParentObjectId parent_actv_code_id CodeTypeObjectId actv_code_type_id
        Description actv_code_name CodeValue short_name""",
    ),
    "UDFType": (
        "UDFTYPE",
        "ObjectId udf_type_id SubjectArea table_name Title udf_type_label DataType logical_data_type",
    ),
    "NotebookTopic": ("MEMOTYPE", "ObjectId memo_type_id Name memo_type"),
    "ActivityNote": (
        "TASKMEMO",
        """ObjectId memo_id ActivityObjectId task_id NotebookTopicObjectId memo_type_id
        ProjectObjectId proj_id Note task_memo""",
    ),
    "ProjectNote": (
        "WBSMEMO",
        """ObjectId wbs_memo_id WBSObjectId wbs_id NotebookTopicObjectId memo_type_id
        ProjectObjectId proj_id Note wbs_memo""",
    ),
    "ActivityStep": ("TASKPROC", _STEP),
    "ProjectCodeType": ("PCATTYPE", "ObjectId proj_catg_type_id Name proj_catg_type"),
    "ProjectCode": (
        "PCATVAL",
        """ObjectId proj_catg_id CodeTypeObjectId proj_catg_type_id Description proj_catg_name
        CodeValue proj_catg_short_name""",
    ),
    "Location": ("LOCATION", "ObjectId location_id Name location_name"),
}


def _columns(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[0::2], words[1::2], strict=True))


ELEMENTS: Final = {tag: (table, _columns(text)) for tag, (table, text) in _ELEMENTS.items()}
"""The table an element is a row of, and the column each of its parts is."""
PROJECT: Final = _columns(_PROJECT)
OPTIONS: Final = _columns(_OPTIONS)

FLAGS: Final = frozenset(
    {column for column in OPTIONS.values() if column.endswith("_flag")}
    | {"driving_path_flag", "complete_flag", "critical_flag", "rollup_dates_flag"}
    | {"sched_use_project_end_date_for_float", "enable_multiple_longest_path_calc"}
    | {"use_total_float_multiple_longest_paths"}
)
"""Columns that are 1 or 0 in XML, Y or N in the tables."""
FRACTIONS: Final = frozenset({"phys_complete_pct", "complete_pct"})
"""Columns that are 0..1 in XML, per cent in the tables."""

_CONSTRAINTS = {
    "As Late As Possible": "CS_ALAP", "Finish On": "CS_MEO", "Finish On or After": "CS_MEOA",
    "Finish On or Before": "CS_MEOB", "Mandatory Finish": "CS_MANDFIN", "Mandatory Start": "CS_MANDSTART",
    "Start On": "CS_MSO", "Start On or After": "CS_MSOA", "Start On or Before": "CS_MSOB",
}  # fmt: skip
_PERCENTS = {"Duration": "CP_Drtn", "Physical": "CP_Phys", "Units": "CP_Units"}
_DURATIONS = {
    "Fixed Duration and Units": "DT_FixedDUR2", "Fixed Duration and Units/Time": "DT_FixedDrtn",
    "Fixed Units": "DT_FixedQty", "Fixed Units/Time": "DT_FixedRate",
}  # fmt: skip
_KINDS = {
    "Task Dependent": "TT_Task", "Resource Dependent": "TT_Rsrc", "Level of Effort": "TT_LOE",
    "Start Milestone": "TT_Mile", "Finish Milestone": "TT_FinMile", "WBS Summary": "TT_WBS",
}  # fmt: skip
_RESOURCES = {"Labor": "RT_Labor", "Nonlabor": "RT_Equip", "Non Labor": "RT_Equip", "Material": "RT_Mat"}
WORDS: Final = {
    "task_type": _KINDS,
    "def_task_type": _KINDS,
    "status_code": {
        "Not Started": "TK_NotStart", "In Progress": "TK_Active", "Completed": "TK_Complete",
        "Active": "WS_Open", "Planned": "WS_Planned", "Inactive": "WS_Closed", "What-If": "WS_Whatif",
    },
    "complete_pct_type": _PERCENTS,
    "def_complete_pct_type": _PERCENTS,
    "duration_type": _DURATIONS,
    "def_duration_type": _DURATIONS,
    "priority_type": {
        "Top": "PT_Top", "High": "PT_High", "Normal": "PT_Normal", "Low": "PT_Low", "Lowest": "PT_Lowest",
    },
    "cstr_type": _CONSTRAINTS,
    "cstr_type2": _CONSTRAINTS,
    "pred_type": {
        "Finish to Start": "PR_FS", "Start to Start": "PR_SS", "Finish to Finish": "PR_FF",
        "Start to Finish": "PR_SF",
    },
    "rsrc_type": _RESOURCES,
    "cost_load_type": {
        "Uniform Over Activity": "CL_Uniform", "Start of Activity": "CL_Start", "End of Activity": "CL_End",
    },
    "table_name": {"Activity": "TASK", "WBS": "PROJWBS", "Project": "PROJECT", "Resource": "RSRC"},
    "critical_path_type": {
        "Critical Float": "CT_TotFloat", "Total Float": "CT_TotFloat", "Longest Path": "CT_DrivPath",
    },
    "sched_float_type": {
        "Start Float = Late Start - Early Start": "FT_SF", "Start Float": "FT_SF",
        "Finish Float = Late Finish - Early Finish": "FT_FF", "Finish Float": "FT_FF",
        "Smallest of Start Float and Finish Float": "FT_MIN",
    },
    "sched_calendar_on_relationship_lag": {
        "Predecessor Activity Calendar": "rcal_Predecessor", "Successor Activity Calendar": "rcal_Successor",
        "24 Hour Calendar": "rcal_24Hour", "Project Default Calendar": "rcal_ProjDefault",
    },
    "sched_outer_depend_type": {"1": "SD_None", "0": "SD_Both", "true": "SD_None", "false": "SD_Both"},
}  # fmt: skip
"""What the words of the XML are as codes of the tables, by column."""

# Sums, variances, who wrote it when, how the program shows it: nobody misses them.
DULL: Final = re.compile(
    r"(AtCompletion|Summary|ActualThisPeriod|Baseline|Performance|EarnedValue|LastUpdate|Create|Added|Last"
    r"|ActualDuration|DurationPercent|UnitsPercent|ScopePercent|PercentComplete|NonLaborUnitsPercent|Primary"
    r"|StartDate|FinishDate|IsPrimary|IsCostUnits|RateSource|RateType|Proficiency|UnitsPerTime|Review|IsNew"
    r"|IsStarred|AutoCompute|EstimatedWeight|OBS|SequenceNumber|ObjectId|GUID|ProjectId|WBS|Activity"
    r"|IsActive|UseTimesheets|IsOverTime|CalculateCost|Currency|EmailAddress|Timesheet|OvertimeFactor"
    r"|RemainingDuration|.*Cost$|.*Units$|CostAccount|Anticipated|Integrated|Independent|Original"
    r"|ResourceName|ResourceId|CalendarName|.*Name$|RemainingFloat|.*Variance|Color|IsSecureCode|Length"
    r"|ShowInOutline|.*Curve$)"
)
"""Parts of elements that follow from others."""

DULL_SETTING: Final = re.compile(
    r"(Activity|Add|Allow|Annual|Anticipated|Assignment|CheckOut|Compute|CostQuantity|Create|Current|Date"
    r"|Default|Discount|EarnedValue|Enable|External|FinancialPeriod|FinishDate|Fiscal|Forecast|History"
    r"|Independent|Integrated|Is|Last|Level|Link|Location|Min|Multiple|Must|OBS|Original|Owner|Parent|Post"
    r"|Primary|Priority|Project|Publish|Reset|Resource|Review|Risk|Schedule|Source|StartDate|Strategic"
    r"|Summar|Sync|Unifier|Use|WBS|WebSite)"
)
"""Parts of a project that say how P6 shows, numbers, sums or shares it."""
