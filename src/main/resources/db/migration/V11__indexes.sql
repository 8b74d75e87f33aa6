-- What is asked for with each page: the runs of a data set before it is deleted, runs by age, the
-- pieces of a model.
create index run_data_set on run (data_set);
create index run_created on run (created);
create index piece_model_hash on piece (model_hash);
