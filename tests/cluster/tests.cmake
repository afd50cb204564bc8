# Sweeps on real schedulers, with --full (KAPTEIN_FULL): shards as array tasks of Slurm and as jobs of GNU parallel.
if(TARGET kaptein)
  foreach(scheduler slurm parallel)
    add_test(NAME cluster_${scheduler} COMMAND ${CMAKE_CURRENT_LIST_DIR}/${scheduler}.sh $<TARGET_FILE:kaptein>
                                               ${PROJECT_SOURCE_DIR}/experiments/cluster)
    set_tests_properties(cluster_${scheduler} PROPERTIES LABELS cluster SKIP_RETURN_CODE 77)
  endforeach()
endif()
